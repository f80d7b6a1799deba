"""How a review's value is made: what was assessed, advised and looked up becomes plain values, part by part."""
