"""Letters: native spellings to English ones, and the channels into other languages."""
