"""Search as you type: treaties, states, persons, articles, reports and the words of reports."""
