-- accepted: whether the figures of a report whose state is %1 count (%2 accepted): also while a correction is asked for.
%1 IN (%2, 12)
