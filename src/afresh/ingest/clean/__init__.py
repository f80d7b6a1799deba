"""From raw text to clean records: values, ids, references and contradictions."""
