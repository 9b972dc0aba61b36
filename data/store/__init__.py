"""What is kept: the database behind the local directory, and how it is read and written."""
