"""The HR manager's guide: the method on the OPD's own numbers, with exercises."""
