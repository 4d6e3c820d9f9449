size = { BYTES($n) }
total = { NUMBER(5) }
