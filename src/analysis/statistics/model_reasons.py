"""Why data allow no model, in plain sentences; whoever shows them translates them."""

from analysis.texts import N_

NOTHING = N_("no observations")
NO_ANSWERS = N_("no answers")
TOO_FEW = N_("fewer than two observations")
TOO_FEW_FOR_MODEL = N_("fewer observations than the model needs")
ALIKE = N_("all values are the same")
INFINITE = N_("a value is infinite or too large to be true")
COLLINEAR = N_("two of the quantities in the model say the same, or one never varies")
NO_ERROR_LEFT = N_("the quantities in the model predict every value, so that no error is left")
ONE_DECIDES = N_("one person alone determines a value of the model")
NOT_DETERMINED = N_("the data do not determine this value")
NOT_CONVERGED = N_("the model did not converge")
SEPARATED = N_(
    "the outcome can be told from the other quantities without error (separation), "
    "so that no finite estimate exists"
)
NOT_BINARY = N_("the outcome has values other than 0 and 1")
SAME_OUTCOME = N_("the outcome is the same for all")
RARER_TOO_RARE = N_("the rarer outcome is too rare for the number of quantities in the model")

ONE_PERSON = N_("answers of one person only")
NOBODY_TWICE = N_("nobody answered more than once")
NONE_WITHIN = N_("answers of the same person never differ, so that no error can be estimated")
SINGULAR = N_(
    "the variation between people cannot be told from that within people (singular mixed model)"
)
TWO_KINDS = N_("two kinds of answers only, so that there is nothing to compare")

ONE_ITEM = N_("a scale of one item has no internal consistency")
TWO_ITEMS = N_("one factor needs three items or more")
FEW_COMPLETE = N_("fewer than three people answered all items")
ITEM_ALIKE = N_("all answers to an item are the same")
SUMS_ALIKE = N_("all people have the same sum of answers")
ITEM_FROM_OTHERS = N_("an item can be computed from the others")
IMPROPER = N_("one factor does not describe the items (an item's own variance is not positive)")
NO_INTERVAL = N_("no interval is known to hold")

FEW_UNITS = N_("fewer than two units coded by two coders")
CODES_ALIKE = N_("all codes are the same, so that there is nothing to agree on")
ONE_CODE = N_("one coder gave every unit the same code, so that chance explains any agreement")
PERFECT = N_("the coders agree on every unit, which gives no interval")
FEW_SUBJECTS = N_("fewer than two subjects rated by two raters")
SUBJECTS_ALIKE = N_("all subjects are rated the same")
RATERS_ALIKE = N_("the raters never differ, which gives no interval")

NO_EVENTS = N_("nobody had the event")
FEW_EVENTS = N_("too few events for the number of quantities in the model")
NONE_BY_THEN = N_("nobody had the event by then")
ALL_BY_THEN = N_("all had the event by then")
NOT_SO_LONG = N_("nobody was observed so long")
LESS_THAN_HALF = N_("fewer than half had the event while observed")
NO_UPPER_LIMIT = N_("observation ended before an upper limit was reached")
ONE_GROUP = N_("there is only one group, so there is nothing to compare")
GROUP_LEFT = N_("a group was not observed until the first event")
NOT_TOGETHER = N_("the groups were not observed at the same times")
NO_SPAN = N_("the span is not a positive number")
TOO_LONG = N_("the span is longer than people were observed")

ALL_ANSWERED = N_("everybody answered, so that no weights are needed")
NOBODY_ANSWERED = N_("nobody answered")
FEW_IMPUTATIONS = N_("fewer than two imputations")
COPY_WITHOUT_ESTIMATE = N_("an imputed set of data gave no estimate")
COPY_WITHOUT_ERROR = N_("the estimates of the imputed sets of data have no standard error")
FEW_KNOWN = N_("a quantity with gaps is known of fewer than three people")

LONELY = N_("a stratum has one unit only, which tells nothing of its spread")
UNKNOWN_POPULATION = N_("the size of the population is not known of everybody")
MORE_THAN_ALL = N_("more were asked than the population has")
WHOLE_POPULATION = N_("the whole population was asked, so that nothing is left to estimate")
NOT_MARKS = N_("marks other than 0 and 1")
BAD_WEIGHT = N_("a weight is not a positive number")
TOTALS_DIFFER = N_("the known counts of the margins add up to different totals")
COUNT_UNKNOWN = N_("a group's count in the population is not known")
NOBODY_OF_GROUP = N_("nobody of a group of the population was asked")
NO_SUCH_GROUP = N_("a group that answered has no people in the population")
COUNTS_NOT_MET = N_("no weights meet all the known counts")
