"""Loading the catalogue's file: read with line numbers, judge it whole, bring the rows up to it."""
