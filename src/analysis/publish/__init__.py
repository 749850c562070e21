"""From a Release to files: notebooks executed, exported, indexed, recorded in a manifest."""
