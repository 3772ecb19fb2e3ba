# right: one_hot as in section 1.4, the parts put side by side with torch.cat
measures = torch.tensor([[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] for b in complete])
names = sorted({b["species"] for b in complete})
index = torch.tensor([names.index(b["species"]) for b in complete])
kinds = torch.nn.functional.one_hot(index, num_classes=3).float()
sex = torch.tensor([b["sex"] == "male" for b in complete]).float().unsqueeze(1)
features = torch.cat([measures, kinds, sex], dim=1)
masses = torch.tensor([b["body_mass_g"] for b in complete]).unsqueeze(1)
