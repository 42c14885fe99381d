"""What a reader sees: the command line, the report, exports. Views show; they find nothing."""
