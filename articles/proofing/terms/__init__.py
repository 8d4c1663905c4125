"""Words that are spelt two ways: `detector` compares them with official phrases and with the archive; `forms` finds
terms and their keys, `near_phrases` what is nearly a phrase, `place_names` places with a look-alike."""
