"""A server for assistants (Model Context Protocol): what Foedus answers, with its citations, to be read and never to be obeyed."""
