"""What is true when nobody is talking: matters, materials, towns, hours, the working calendar."""
