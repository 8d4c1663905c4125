"""What stands twice and should stand once: `detector` joins strings, single characters, echoes inside a sentence and
copied stretches, each in a file of its own."""
