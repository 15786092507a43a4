"""The pages that citizens open, and what the machines that watch over us ask."""
