"""What contradicts itself within an issue: `detector` joins headline figures, the calendar, numbered points, sums, lost
characters and offices, each in a file of its own; `numerals` reads numbers."""
