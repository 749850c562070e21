"""The portal over all rendered quarters, built from their manifests alone."""
