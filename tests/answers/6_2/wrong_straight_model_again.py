# wrong: resumed_model is another name for straight_model
# hint: it must be trained in two halves through the file
resumed_model = straight_model
resumed_history = straight_history
