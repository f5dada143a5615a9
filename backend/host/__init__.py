"""The process that trains: takes commands, hands out turns, reports on the link."""
