# The operator that failed is marked.
total = 10
count = 0
average = total * 2 + (total / count) - 1
