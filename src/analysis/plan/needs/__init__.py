"""What people need, what is on offer to meet it, and who retires before it would help."""
