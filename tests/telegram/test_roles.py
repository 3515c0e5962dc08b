from reftel.record import Layout
from reftel.telegram.roles import Roles


def test_the_first_word_said_of_a_line_holds() -> None:
    roles = Roles(["a", "b", "c"], 0, 3)
    roles.say("header", 0, 2)
    roles.say("paragraph", 0, 3)
    roles.say_all("end", [1, 2])
    assert [roles.says(at) for at in range(3)] == ["header", "header", "paragraph"]


def test_nothing_is_said_of_lines_outside_the_frame() -> None:
    roles = Roles(["a", "b", "c", "d"], 1, 3)
    roles.say("header", 0, 9)
    assert roles.runs(1) == (Layout(role="header", lines=(2, 3)),)


def test_runs_leave_blank_lines_out_and_go_on_over_them() -> None:
    roles = Roles(["a", "", "b", " ", "c", ""], 0, 6)
    roles.say("paragraph", 0, 4)
    roles.say("end", 4, 6)
    assert roles.runs(10) == (Layout(role="paragraph", lines=(10, 12)), Layout(role="end", lines=(14, 14)))


def test_no_word_is_no_run() -> None:
    assert Roles(["a"], 0, 1).runs(1) == ()
