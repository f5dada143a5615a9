"""One example forward and back, number by number, and the check of any one weight's gradient."""
