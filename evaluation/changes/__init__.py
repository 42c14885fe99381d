"""What copies changed on the way: seeded samples of the program's own findings, read against both texts."""
