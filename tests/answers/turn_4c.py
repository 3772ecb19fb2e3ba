# %% right: one_line
# right: a sigmoid and a comparison
def decide(logits, threshold):
    return logits.sigmoid() >= threshold


# %% right: floats
# right: ones and zeros, greater than
def decide(logits, threshold):
    probability = torch.sigmoid(logits)
    return (probability > threshold).float()


# %% right: by_the_logit_of_the_threshold
# right: the threshold turned into a logit
def decide(logits, threshold):
    return logits >= torch.logit(torch.tensor(threshold))


# %% right: a_list_by_hand
# right: the formula, in plain Python
def decide(logits, threshold):
    import math

    return [1 / (1 + math.exp(-z)) >= threshold for z in logits.flatten().tolist()]


# %% right: torch_where
# right: where makes the numbers
def decide(logits, threshold):
    p = logits.sigmoid()
    return torch.where(p < threshold, 0, 1)


# %% wrong: logits_compared -> logits-compared
# wrong: no sigmoid
# hint: probabilities first
def decide(logits, threshold):
    return logits >= threshold


# %% wrong: above_zero -> threshold-ignored
# wrong: always at a logit of 0
# hint: use the threshold
def decide(logits, threshold):
    return logits > 0


# %% wrong: rounded -> threshold-ignored
# wrong: rounding is a threshold of 0.5
# hint: compare with the threshold
def decide(logits, threshold):
    return logits.sigmoid().round()


# %% wrong: at_one_half -> threshold-ignored
# wrong: 0.5 written out
# hint: the name in the brackets
def decide(logits, threshold):
    probability = logits.sigmoid()
    return probability >= 0.5


# %% wrong: upside_down -> reversed
# wrong: below the threshold
# hint: from the threshold up
def decide(logits, threshold):
    return logits.sigmoid() < threshold


# %% wrong: twice -> sigmoid-twice
# wrong: two sigmoids
# hint: one sigmoid
def decide(logits, threshold):
    probability = logits.sigmoid()
    return torch.sigmoid(probability) >= threshold


# %% wrong: softmax_of_one -> all-yes
# wrong: softmax over one logit
# hint: sigmoid
def decide(logits, threshold):
    return logits.softmax(dim=1) >= threshold


# %% wrong: not_decided -> not-decided
# wrong: the probability alone
# hint: compare it
def decide(logits, threshold):
    return logits.sigmoid()


# %% wrong: one_for_all -> not-one-each
# wrong: one decision for all
# hint: no all()
def decide(logits, threshold):
    return (logits.sigmoid() >= threshold).all()


# %% wrong: no_return -> nothing-returned
# wrong: no return
# hint: return it
def decide(logits, threshold):
    decision = logits.sigmoid() >= threshold


# %% wrong: if_on_many -> function-fails
# wrong: an if on a whole tensor
# hint: compare all at once
def decide(logits, threshold):
    if logits.sigmoid() >= threshold:
        return True
    return False
