"""From torch to a bundle: graphs, parity, quantization, the gate, and the folder on disk."""
