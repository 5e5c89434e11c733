# raise SystemExit without sys.
raise SystemExit('stopped')
