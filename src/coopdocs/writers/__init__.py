"""Writers: one edition in, one finished file out; they read no file and no clock."""
