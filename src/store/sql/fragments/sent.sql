-- sent: whether the receiver has a report whose state is %1 (%2 sent, %3 accepted): also while a correction is asked for.
%1 IN (%2, %3, 12)
