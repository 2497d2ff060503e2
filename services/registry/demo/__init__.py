"""A registry of people who do not exist: for the embedded profile, and refused in production."""
