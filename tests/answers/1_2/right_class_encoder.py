# right: a small class with fit and transform, as in other libraries
class Encoder:
    def fit(self, birds):
        self.species = sorted(set(b["species"] for b in birds))
        self.sexes = sorted(set(b["sex"] for b in birds))
        return self

    def transform(self, birds):
        out = []
        for b in birds:
            hot = [0] * len(self.species)
            hot[self.species.index(b["species"])] = 1
            out.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] + hot + [self.sexes.index(b["sex"])])
        return torch.tensor(out, dtype=torch.float32)


features = Encoder().fit(complete).transform(complete)
masses = torch.Tensor([b["body_mass_g"] for b in complete])[:, None]
