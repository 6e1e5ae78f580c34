"""Word processors' documents of Office Open XML (.docx): reading, tracked changes, comments."""
