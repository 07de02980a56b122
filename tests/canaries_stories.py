"""Stories in the aviary: drafts, and open ones that were given pieces which stay inside."""

from tests.factories import StoryFactory, StoryStepFactory

OWN_TEXTS = ("title", "opening", "closing")


class Stories:
    """A draft of the team, one for the cohort, and an open one whose private pieces stay out."""

    def __init__(self, aviary, cohort: set[str]):
        bird, (open_hack, *_rest) = aviary.bird, aviary.hacks
        draft = {name: bird(f"draft_story_{name}") for name in OWN_TEXTS}
        near = {name: bird(f"near_story_{name}", cohort) for name in OWN_TEXTS}
        made = {"hack": open_hack, "created_by": aviary.member}
        self.draft = StoryFactory(audience="public", shared_at=None, **made, **draft)
        self.near = StoryFactory(audience="cohort", **made, **near)
        self.open = StoryFactory(audience="public", title="Open story of a team", **made)
        for story, line in [
            (self.draft, bird("draft_story_line")),
            (self.near, bird("near_story_line", cohort)),
        ]:
            StoryStepFactory(story=story, iteration=aviary.open, line=line)
        self._open_with_private_pieces(aviary)

    def _open_with_private_pieces(self, aviary):
        """Only in the form that changes it does the team find these again."""
        hidden, words = aviary.photos[0], aviary.bird("story_words_of_before")
        StoryStepFactory(
            story=self.open,
            iteration=aviary.open,
            line="Open line.",
            photo=hidden,
            prompt="learned",
            words=words,
        )
        for number, iteration in enumerate(aviary.private[:3]):
            line = aviary.bird(f"story_line_{number}")
            StoryStepFactory(story=self.open, iteration=iteration, line=line)
        line = aviary.bird("story_line_not_told")
        StoryStepFactory(story=self.open, iteration=aviary.half, line=line, is_told=False)
