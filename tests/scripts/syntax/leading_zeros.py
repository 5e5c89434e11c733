# A decimal number with leading zeros.
day = 007
