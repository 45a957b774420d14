"""What stands before every page: who asks, what may be sent, what a browser may do, what is refused and how."""
