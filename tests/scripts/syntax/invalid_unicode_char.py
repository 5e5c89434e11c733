# A character that is not allowed in identifiers.
price = 5€
