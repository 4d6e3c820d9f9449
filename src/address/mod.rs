//! Every address of a site, and which of them are public.
