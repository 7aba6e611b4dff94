"""What many readings say together: statements, claims, positions, who is who, text reuse, origins. All pure functions."""
