"""The development plan: the best for the money, with its proof. Frames and integers in and out."""
