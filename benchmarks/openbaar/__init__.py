"""What the public version costs, and what an attacker finds in it."""
