# %% right: as_in_the_course
# right: the order of section 3.3
order = "bdeca"

# %% right: cleared_first
# right: the old slopes are cleared before anything else
order = "ebdca"

# %% right: cleared_before_the_loss
# right: cleared between forward pass and loss
order = "bedca"

# %% right: cleared_last
# right: cleared after the step, so that the next pass finds none
order = "bdcae"

# %% right: capitals_with_commas
# right: capitals, with commas and blanks
order = "B, D, E, C, A"

# %% right: as_a_list
# right: the letters as a list
order = ["b", "d", "e", "c", "a"]

# %% wrong: as_printed -> backward-first
# wrong: left in the order of the text
# hint: something is used before it is made
order = "abcde"

# %% wrong: loss_before_prediction -> loss-first
# wrong: loss before the forward pass
# hint: what is compared with the targets?
order = "dbeca"

# %% wrong: backward_before_loss -> backward-first
# wrong: backward before the loss
# hint: backward is a method of the loss
order = "bceda"

# %% wrong: step_before_backward -> step-first
# wrong: moves before the slopes are known
# hint: step acts on slopes
order = "bdeac"

# %% wrong: cleared_too_late -> slopes-thrown-away
# wrong: clears the new slopes
# hint: which slopes should be cleared?
order = "bdcea"

# %% wrong: four_letters -> not-five-letters
# wrong: a letter is missing
# hint: five letters, each once
order = "bdca"

# %% wrong: one_letter_twice -> not-five-letters
# wrong: zero_grad twice, and no backward
# hint: each letter once
order = "bdeea"

# %% wrong: numbers -> not-five-letters
# wrong: numbers for letters
# hint: letters, in quotes
order = 24531
