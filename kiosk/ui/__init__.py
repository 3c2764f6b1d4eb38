"""The window. It sees the core and the domain, and is handed everything else."""
