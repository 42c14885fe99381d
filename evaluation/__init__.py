"""What the project promises: gold of our own, floors, the gate that holds them, and benchmarks."""
