"""What the texts show: mentions, times, quantities, statements, credits, and common passages."""
