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
        """Only the form that changes it shows the team a line again, and only of what is posted."""
        draft, team_only, gone = aviary.private[:3]
        words = aviary.bird("story_words_of_before", set())
        quote = {"prompt": "learned", "words": words, "photos": [aviary.photos[0]]}
        StoryStepFactory(story=self.open, iteration=aviary.open, line="Open line.", **quote)
        lines = [
            (draft, aviary.bird("story_line_of_a_draft", set())),
            (team_only, aviary.bird("story_line_of_the_team")),
            (gone, aviary.bird("story_line_that_is_gone", set())),
        ]
        for iteration, line in lines:
            StoryStepFactory(story=self.open, iteration=iteration, line=line)

    def addresses(self) -> list[str]:
        """Each story, its form and its files, as somebody would type them."""
        pages = [one.get_absolute_url() for one in (self.draft, self.near, self.open)]
        behind = ["", "edit/", "files/", "files/poster/", "files/pack/"]
        return [f"{page}{name}" for page in pages for name in behind]
