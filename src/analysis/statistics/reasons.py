"""Why data allow no value, in plain sentences; whoever shows them translates them."""

from analysis.texts import N_

NONE = N_("no observations")
NO_PAIRS = N_("nobody answered both times")
TOO_FEW = N_("fewer than two observations")
TOO_FEW_FOR_SPREAD = N_("fewer than three observations")
EMPTY_GROUP = N_("no observations in one group")
SMALL_GROUP = N_("fewer than two observations in one group")
ALIKE = N_("all values are alike, so nothing can be said about how much they vary")
NO_SPREAD_IN_A_WAVE = N_("all values of one wave are alike, so there is no spread to compare with")
INFINITE = N_("a value is infinite or too large to be true")
OUTSIDE = N_("a value lies outside the range of possible answers")
UNEQUAL_LENGTH = N_("the two waves do not have the same number of rows")
IMPOSSIBLE_COUNTS = N_("the counts are impossible: negative, or a part larger than its whole")
NO_CHANGE = N_("nobody changed, so there is no direction to test")
ONE_DIRECTION = N_("all changes go in one direction")
COLLINEAR = N_("the groups cannot be told apart from the values before")
ONE_GROUP = N_("there is only one group, so there is nothing to compare")
NOT_TWO_GROUPS = N_("there are not exactly two groups to compare")
ONE_CATEGORY = N_("the table has only one row or one column with answers")
NO_LIMITS = N_("the smallest worthwhile change is missing or not a range")
NO_RELIABILITY = N_("the reliability of the scale is unknown or impossible")

UNDER_5 = N_("fewer than 5, so nothing is said")
UNDER_10 = N_("fewer than 10, so only counts are given")
UNDER_20 = N_("fewer than 20, so no mean is given")
UNDER_50 = N_("fewer than 50, which is too few for this method")
