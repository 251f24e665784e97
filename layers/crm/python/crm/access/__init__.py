"""Who asks, and what they may: identities and the gate that the record compiler consults."""
