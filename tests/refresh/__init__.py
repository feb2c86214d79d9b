"""What a refresh promises: laws of its decisions, and Word files edited as people edit them."""
