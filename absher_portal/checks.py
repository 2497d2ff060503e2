"""System checks of the production profile."""
