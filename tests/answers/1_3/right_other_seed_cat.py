# right: another seed, 79 and 21 %, and the columns put together again with torch.cat
train, test = split(all_features, all_masses, fractions=(0.79, 0.21), seed=7)
m, s = train[0][:, :3].mean(0, keepdim=True), train[0][:, :3].std(0, keepdim=True)


def prepare(pair):
    X, y = pair
    return torch.cat([(X[:, :3] - m) / s, X[:, 3:]], dim=1), y


train_set, test_set = prepare(train), prepare(test)
